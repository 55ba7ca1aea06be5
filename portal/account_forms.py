"""The forms of accounts: what each field is, so that browsers and password managers can fill it (1.12)."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, FileField, PasswordField, SelectField, StringField, TextAreaField
from wtforms.fields import EmailField, TelField
from wtforms.validators import InputRequired

from core.accounts.typed import TypedPerson
from core.calendar.offer import Offer
from core.i18n import t
from portal.forms import SpaceForm

CIVILITIES = ("MME", "M")


def _asked(autocomplete: str = "off", **more: str) -> dict[str, Any]:
    return {"validators": [InputRequired()], "render_kw": {"autocomplete": autocomplete, **more}}


class PersonForm(SpaceForm):
    """Who one is and where one is reached."""

    civility = SelectField(**_asked("honorific-prefix"))
    birth_name = StringField(**_asked("family-name"))
    usual_name = StringField(render_kw={"autocomplete": "off"})
    first_names = StringField(**_asked("given-name"))
    birth_date = StringField(**_asked("bday"))
    birth_place = StringField(**_asked())
    birth_departement = StringField(render_kw={"autocomplete": "off"})
    birth_country = StringField(**_asked())
    nationality = StringField(**_asked())
    phone = TelField(**_asked("tel"))
    address = TextAreaField(**_asked("street-address", rows="3"))
    postcode = StringField(**_asked("postal-code"))
    city = StringField(**_asked("address-level2"))
    country = StringField(**_asked("country-name"))
    academie_code = SelectField("account-academie", **_asked())

    def __init__(self, language: str, offered: Offer, *args: Any, **kwargs: Any) -> None:
        super().__init__(language, *args, **kwargs)
        choose = ("", t(language, "account-choose"))
        self.civility.choices = [choose, *((code, t(language, f"account-civility-{code}")) for code in CIVILITIES)]
        self.academie_code.choices = [choose, *((one.code, one.label) for one in offered.academies)]

    def person(self) -> TypedPerson:
        """Give the person as typed, each text cut where nobody types."""
        return TypedPerson(**{name: str(self[name].data or "")[:500] for name in TypedPerson.__slots__})


class CreationForm(PersonForm):
    """Everything asked to create an account."""

    email = EmailField("account-email", **_asked("email", spellcheck="false"))
    email_again = EmailField("account-email-again", **_asked("email", spellcheck="false"))
    password = PasswordField(**_asked("new-password"))
    password_again = PasswordField("account-password-again", **_asked("new-password"))
    accepted = BooleanField("account-accepted", validators=[InputRequired()])


class SignInForm(SpaceForm):
    """The address and the password of an account."""

    email = EmailField("account-email", **_asked("username", spellcheck="false"))
    password = PasswordField(**_asked("current-password"))


class EmailForm(SpaceForm):
    """An address to write to."""

    email = EmailField("account-email", **_asked("email", spellcheck="false"))


class NewPasswordForm(SpaceForm):
    """A new password, and for a first account the notice to accept."""

    password = PasswordField("account-new-password", **_asked("new-password"))
    password_again = PasswordField("account-password-again", **_asked("new-password"))
    accepted = BooleanField("account-accepted", validators=[InputRequired()])


class ChangePasswordForm(SpaceForm):
    """A new password, knowing the current one."""

    current = PasswordField("account-current-password", **_asked("current-password"))
    password = PasswordField("account-new-password", **_asked("new-password"))
    password_again = PasswordField("account-password-again", **_asked("new-password"))


class ChangeEmailForm(SpaceForm):
    """Another address, knowing the password."""

    email = EmailField("account-new-email", **_asked("email", spellcheck="false"))
    email_again = EmailField("account-email-again", **_asked("email", spellcheck="false"))
    current = PasswordField("account-current-password", **_asked("current-password"))


class ReportForm(SpaceForm):
    """What a locked field should say, and the proof."""

    wanted = StringField("account-report-wanted", **_asked())
    message = TextAreaField("account-report-message", render_kw={"rows": "4"})
    proof = FileField("account-report-proof", render_kw={"accept": ".pdf,.jpg,.jpeg,.png"})
