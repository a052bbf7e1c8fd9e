"""What is wise: prompts, small pure functions over model objects."""
