"""Icons, themes, templates, schema, locale and sample data that ship with the application."""
