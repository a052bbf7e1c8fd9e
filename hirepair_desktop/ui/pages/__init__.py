"""The pages of the desk, one file each; they emit wishes and never import one another."""
