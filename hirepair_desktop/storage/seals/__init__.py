"""How private writing is kept from everybody but its writer until both seats open it (RELIABILITY D9).

`recovery_code`, `keys`, `box`, `drafts` and `shares` are pure functions over bytes; `people`, `rounds` and
`revealing` use them on the rows of a workspace. Nothing here imports `cryptography` before it is needed: it
must not load before the first paint.
"""
