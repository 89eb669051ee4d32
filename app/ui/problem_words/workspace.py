"""Words for known errors: the workspace, its keys, its store, its people."""

from __future__ import annotations

from app.ui.translation import QT_TRANSLATE_NOOP

WORKSPACE: dict[str, tuple[str, str]] = {
    "approval.self": (
        QT_TRANSLATE_NOOP("problems", "This run was not approved"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Whoever trained a model may not approve it. Ask another person with the approver's role.",
        ),
    ),
    "audit.broken": (
        QT_TRANSLATE_NOOP("problems", "The audit trail is broken"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Event {first_bad} of {events} does not fit the chain. Keep this workspace as it is and tell the "
            "administrator.",
        ),
    ),
    "backup.failed": (
        QT_TRANSLATE_NOOP("problems", "The backup was not kept"),
        QT_TRANSLATE_NOOP(
            "problems",
            "It could not be verified ({problem}). Check the disk, then close the window again.",
        ),
    ),
    "demo.folder_in_use": (
        QT_TRANSLATE_NOOP("problems", "The example was not made"),
        QT_TRANSLATE_NOOP("problems", "Its folder holds something else: {folder}. Empty it, or move what is in it."),
    ),
    "demo.nothing_trained": (
        QT_TRANSLATE_NOOP("problems", "The example was not finished"),
        QT_TRANSLATE_NOOP("problems", "None of its models could be trained. Look at the log, and report this."),
    ),
    "examples.damaged": (
        QT_TRANSLATE_NOOP("problems", "The example patients cannot be read"),
        QT_TRANSLATE_NOOP("problems", "{file} is damaged. Install the program again."),
    ),
    "examples.patients_out_of_range": (
        QT_TRANSLATE_NOOP("problems", "The example patients were not made"),
        QT_TRANSLATE_NOOP("problems", "Choose between 1 and {limit}."),
    ),
    "migration.failed": (
        QT_TRANSLATE_NOOP("problems", "The workspace was not updated and is as it was"),
        QT_TRANSLATE_NOOP("problems", "A check failed ({problem}). Keep the backup and report this."),
    ),
    "output.exists": (
        QT_TRANSLATE_NOOP("problems", "Nothing was written"),
        QT_TRANSLATE_NOOP("problems", "{path} is there already. Choose another place."),
    ),
    "output.unwritable": (
        QT_TRANSLATE_NOOP("problems", "The file was not written"),
        QT_TRANSLATE_NOOP("problems", "{path} cannot be written: {reason}. Choose another place."),
    ),
    "passphrase.absent": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP("problems", "No passphrase was given. Type it."),
    ),
    "rights.denied": (
        QT_TRANSLATE_NOOP("problems", "Nothing was done"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Your roles ({roles}) do not allow this ({act}). Ask the administrator, or someone who may.",
        ),
    ),
    "settings.unwritable": (
        QT_TRANSLATE_NOOP("problems", "Your settings were not saved"),
        QT_TRANSLATE_NOOP(
            "problems",
            "The file cannot be written: {reason}. Check the rights of your settings folder.",
        ),
    ),
    "sealed.damaged": (
        QT_TRANSLATE_NOOP("problems", "A kept file cannot be read"),
        QT_TRANSLATE_NOOP("problems", "{file} is damaged or was changed. Restore a backup."),
    ),
    "sealed.missing": (
        QT_TRANSLATE_NOOP("problems", "A kept file cannot be read"),
        QT_TRANSLATE_NOOP("problems", "{file} is gone. Restore a backup."),
    ),
    "sealed.not_sealed": (
        QT_TRANSLATE_NOOP("problems", "A kept file cannot be read"),
        QT_TRANSLATE_NOOP("problems", "{file} is not one that this program wrote. Restore a backup."),
    ),
    "store.append_only": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP(
            "problems",
            "What was written there may never be changed or removed; a correction is a new entry. Add one.",
        ),
    ),
    "store.busy": (
        QT_TRANSLATE_NOOP("problems", "Nothing was written"),
        QT_TRANSLATE_NOOP("problems", "Another program keeps the store busy. Try again in a moment."),
    ),
    "store.disk_full": (
        QT_TRANSLATE_NOOP("problems", "Nothing was written"),
        QT_TRANSLATE_NOOP("problems", "The disk is full ({folder}). Free some space and do it again."),
    ),
    "store.exists": (
        QT_TRANSLATE_NOOP("problems", "The workspace was not made"),
        QT_TRANSLATE_NOOP("problems", "There is a store already: {store}. Choose an empty folder."),
    ),
    "store.missing": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP("problems", "Its store is not there: {store}. Check the folder, or restore a backup."),
    ),
    "store.newer": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed and is unchanged"),
        QT_TRANSLATE_NOOP("problems", "A newer program wrote its store. Update this program."),
    ),
    "store.old_sqlite": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP(
            "problems",
            "The SQLite library ({found}) is too old to be safe; {needed} is needed. Set the program up again.",
        ),
    ),
    "store.older": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Its store is of an older program. Sign in with no other window open: it is updated after a backup.",
        ),
    ),
    "store.readonly": (
        QT_TRANSLATE_NOOP("problems", "Nothing was written"),
        QT_TRANSLATE_NOOP("problems", "This folder cannot be written to: {folder}. Check its rights."),
    ),
    "store.unreadable": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP("problems", "Its store is damaged, or the key is not its own. Restore a backup."),
    ),
    "user.exists": (
        QT_TRANSLATE_NOOP("problems", "Nobody was added"),
        QT_TRANSLATE_NOOP("problems", "This name is taken. Choose another one."),
    ),
    "user.inactive": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP("problems", "This person's access has ended. Ask the administrator."),
    ),
    "user.last_administrator": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP("problems", "This is the last administrator. Give the role to somebody else first."),
    ),
    "user.missing": (
        QT_TRANSLATE_NOOP("problems", "This person is not there"),
        QT_TRANSLATE_NOOP("problems", "Nobody here has that name. Check the name."),
    ),
    "user.name_missing": (
        QT_TRANSLATE_NOOP("problems", "Nobody was added"),
        QT_TRANSLATE_NOOP("problems", "The name is empty. Type a short name to sign in with."),
    ),
    "user.no_role": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP("problems", "A person without a role can do nothing. Choose one role or more."),
    ),
    "user.self": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP("problems", "Nobody ends their own access. Ask another administrator."),
    ),
    "user.unknown_role": (
        QT_TRANSLATE_NOOP("problems", "Nobody was added"),
        QT_TRANSLATE_NOOP("problems", "{role} is not a role. Choose of: {roles}."),
    ),
    "vault.damaged": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP("problems", "Its keys are damaged ({file}). Restore keys.json from a backup."),
    ),
    "vault.exists": (
        QT_TRANSLATE_NOOP("problems", "The workspace was not made"),
        QT_TRANSLATE_NOOP("problems", "There are keys already: {file}. Choose an empty folder."),
    ),
    "vault.last_slot": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP("problems", "This is the last way into the workspace. Add another person first."),
    ),
    "vault.missing": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP("problems", "Its keys are not there: {file}. Check the folder, or restore a backup."),
    ),
    "vault.mistyped_code": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP(
            "problems",
            "The recovery code is mistyped. Compare it with the printed one, group by group.",
        ),
    ),
    "vault.newer": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP("problems", "A newer program wrote its keys ({file}). Update this program."),
    ),
    "vault.no_slot": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP("problems", "This person has no key here. Check the name."),
    ),
    "vault.short_passphrase": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP("problems", "The passphrase is shorter than {minimum} letters. Four words are good."),
    ),
    "vault.user_exists": (
        QT_TRANSLATE_NOOP("problems", "Nobody was added"),
        QT_TRANSLATE_NOOP("problems", "This name has a key already. Choose another name."),
    ),
    "vault.weak": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Its keys were weakened outside of the program ({file}). Restore keys.json from a backup, and "
            "tell the administrator.",
        ),
    ),
    "vault.wrong_code": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP(
            "problems",
            "This recovery code belongs to another workspace. Look for the printed code of this one.",
        ),
    ),
    "vault.wrong_passphrase": (
        QT_TRANSLATE_NOOP("problems", "The passphrase does not fit"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Name and passphrase do not go together. Try again; the printed recovery code opens it, too.",
        ),
    ),
    "workspace.disk_full": (
        QT_TRANSLATE_NOOP("problems", "The workspace was not made"),
        QT_TRANSLATE_NOOP(
            "problems",
            "The disk is full ({folder}): {needed} bytes are needed, {free} are free. Free some space.",
        ),
    ),
    "workspace.locked": (
        QT_TRANSLATE_NOOP("problems", "The workspace stays closed"),
        QT_TRANSLATE_NOOP("problems", "Another window has it open: {folder}. Close that window first."),
    ),
    "workspace.missing": (
        QT_TRANSLATE_NOOP("problems", "There is no workspace"),
        QT_TRANSLATE_NOOP(
            "problems",
            "The folder holds none: {folder}. Choose another one, or make a new workspace.",
        ),
    ),
    "workspace.name_missing": (
        QT_TRANSLATE_NOOP("problems", "The workspace was not made"),
        QT_TRANSLATE_NOOP("problems", "Names may not be empty. Type the clinic's name and your own."),
    ),
    "workspace.not_empty": (
        QT_TRANSLATE_NOOP("problems", "The workspace was not made"),
        QT_TRANSLATE_NOOP("problems", "The folder is not empty: {folder}. Choose an empty one."),
    ),
    "workspace.unwritable": (
        QT_TRANSLATE_NOOP("problems", "The workspace was not made"),
        QT_TRANSLATE_NOOP("problems", "The folder cannot be written to ({folder}): {reason}. Choose another one."),
    ),
}
