"""What is wise: prompts, small pure functions over model objects. No Qt, nothing is written here.

`engine` looks at a role, a session or everything that stands; `rule` says what a rule is; each chapter of
METHOD C has its facts and its rules.
"""
