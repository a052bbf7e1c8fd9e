"""Programs that a fault run kills: one turns the lock of a workspace, one edits an encrypted workspace.

python locking_child.py turn VERB WORKSPACE PASSPHRASE
python locking_child.py edit WORKSPACE PASSPHRASE SEED
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from hirepair_desktop.model import Person
from hirepair_desktop.storage.cipher import keys, ring, turning
from hirepair_desktop.storage.cipher.remains import remains, remove
from hirepair_desktop.storage.store import Store
from tests.storage.locked import CANARY

NEW = "another passphrase"


def tell(words: str) -> None:
    """A line for the parent, at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def turn(verb: str, workspace: str, passphrase: str) -> None:
    """Turn the lock, take away what stays behind, say so."""
    path = Path(workspace)
    if ring.needs_passphrase(path):
        ring.unlock(path, passphrase)
    tell("begun")
    if verb == "encrypt":
        turning.encrypt(path, passphrase)
    elif verb == "change":
        turning.change_passphrase(path, NEW)
    else:
        turning.decrypt(path)
    remove(remains(path))
    tell("done")


def edit(workspace: str, passphrase: str, seed: str) -> None:
    """Write, change and remove people for ever, one commit each; tell each that is saved. Now and then close."""
    chance, path = random.Random(int(seed)), Path(workspace)
    ring.unlock(path, passphrase)
    n = 0
    while True:
        store = Store.open(path)
        for _edit in range(chance.randrange(1, 30)):
            n += 1
            with store.write() as s:
                s.add(Person(name=f"{CANARY} {n} {'word ' * chance.randrange(200)}", kind="recruiter"))
                some = s.query(Person).limit(chance.randrange(3)).all()
                for person in some[:1]:
                    s.delete(person)
                for person in some[1:]:
                    person.name = f"{CANARY} changed {n}"
            tell(str(n))
        store.close()


if __name__ == "__main__":
    keys.ROUNDS = 2  # derivation is another test's
    {"turn": turn, "edit": edit}[sys.argv[1]](*sys.argv[2:])
