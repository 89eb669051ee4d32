"""hoofbeat init, user add, audit verify: the workspace itself."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.options import Commands, add_command, add_json, add_workspace, opened
from app.cli.terminal import Terminal, ask_passphrase
from app.services.manage_users import add_user
from app.services.rights import Role
from app.services.verify_audit import verify_audit
from app.services.workspace import close_workspace, create_workspace
from mlpipeline.errors import KnownError

ROLES = [role.value for role in Role]


@dataclass(frozen=True)
class InitReport:
    workspace: Path
    user: str
    roles: tuple[str, ...]
    recovery_code: str


@dataclass(frozen=True)
class UserReport:
    user: str
    roles: tuple[str, ...]


def add_to(commands: Commands) -> None:
    init = add_command(commands, "init", "create an encrypted workspace and its first user", _init)
    add_workspace(init)
    init.add_argument("--clinic", default="Clinic", help="the clinic's name")
    init.add_argument("--display-name", help="your name as others read it")
    init.add_argument("--roles", default=",".join(ROLES), help=f"comma-separated, of: {', '.join(ROLES)}")

    user = commands.add_parser("user", help="people and their roles")
    user_commands = user.add_subparsers(dest="user_command", required=True, metavar="add")
    add = add_command(
        user_commands, "add", "add a person; passphrase from HOOFBEAT_NEW_PASSPHRASE or a prompt", _add_user
    )
    add_workspace(add)
    add.add_argument("name", help="the new person's sign-in name")
    add.add_argument("--display-name", help="the name as others read it")
    add.add_argument("--roles", required=True, help=f"comma-separated, of: {', '.join(ROLES)}")

    audit = commands.add_parser("audit", help="the trace of every act")
    audit_commands = audit.add_subparsers(dest="audit_command", required=True, metavar="verify")
    verify = audit_commands.add_parser("verify", help="check the whole chain")
    verify.set_defaults(run=_verify_audit)
    add_json(verify)
    add_workspace(verify)


def _roles(text: str) -> frozenset[Role]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in ROLES:
            raise KnownError("user.unknown_role", role=name, roles=", ".join(ROLES))
    return frozenset(Role(name) for name in names)


def _init(parsed: argparse.Namespace, terminal: Terminal) -> InitReport:
    roles = _roles(parsed.roles)
    workspace, recovery_code = create_workspace(
        parsed.workspace,
        clinic_name=parsed.clinic,
        user_name=parsed.user,
        display_name=parsed.display_name or parsed.user,
        passphrase=ask_passphrase(prompt="New passphrase: "),
        roles=roles,
    )
    close_workspace(workspace)
    terminal.say(f"Workspace created in {parsed.workspace}.")
    terminal.say("Recovery code, the only way in if the passphrase is forgotten. Print it and lock it away:")
    terminal.say(f"    {recovery_code}")
    return InitReport(parsed.workspace, parsed.user, tuple(sorted(roles)), recovery_code)


def _add_user(parsed: argparse.Namespace, terminal: Terminal) -> UserReport:
    roles = _roles(parsed.roles)
    with opened(parsed) as workspace:
        passphrase = ask_passphrase("HOOFBEAT_NEW_PASSPHRASE", "Passphrase of the new person: ")
        add_user(workspace, parsed.name, parsed.display_name or parsed.name, roles, passphrase)
    terminal.say(f"{parsed.name} can sign in as {', '.join(sorted(roles))}.")
    return UserReport(parsed.name, tuple(sorted(roles)))


def _verify_audit(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        verdict = verify_audit(workspace)
    if not verdict.ok:
        terminal.finish(verdict)
        raise KnownError("audit.broken", first_bad=verdict.first_bad, events=verdict.events)
    terminal.say(f"{verdict.events} events, unbroken. Head {verdict.head}")
    return verdict
