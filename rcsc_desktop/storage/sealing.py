"""Encryption of the sealed part: a random key, wrapped under a passphrase (Scrypt), and AES-GCM."""

from __future__ import annotations

import secrets
import unicodedata

from rcsc_desktop.domain.errors import UserError

COST = 16
"""Binary logarithm of Scrypt's cost: 64 MB and a quarter of a second for each try of a passphrase."""

_MOST_COST = 20
_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_VERSION = 1


class ScryptAesSealing:
    """Keys of 256 bits. What was encrypted begins with its nonce; a wrapped key with version and cost before that."""

    def new_key(self) -> bytes:
        """A random key."""
        return secrets.token_bytes(_KEY_BYTES)

    def wrap(self, key: bytes, passphrase: str, bound: bytes) -> tuple[bytes, bytes]:
        """A new salt, and the key encrypted under the passphrase."""
        salt = secrets.token_bytes(_SALT_BYTES)
        head = bytes((_VERSION, COST))
        return salt, head + self.encrypt(_derived(passphrase, salt, COST), key, head + bound)

    def unwrap(self, salt: bytes, wrapped: bytes, passphrase: str, bound: bytes) -> bytes:
        """The key; ``passphrase.wrong`` where the passphrase is another one."""
        head, sealed = wrapped[:2], wrapped[2:]
        if len(head) < 2 or head[0] != _VERSION or head[1] > _MOST_COST:
            raise UserError("seal.damaged")
        key = _opened(_derived(passphrase, salt, head[1]), sealed, head + bound)
        if key is None:
            raise UserError("passphrase.wrong")
        return key

    def encrypt(self, key: bytes, content: bytes, bound: bytes) -> bytes:
        """The content as ciphertext that opens only together with ``bound``."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(key).encrypt(nonce, content, bound)

    def decrypt(self, key: bytes, sealed: bytes, bound: bytes) -> bytes:
        """What was encrypted; ``seal.damaged`` where a byte of it, or what it is bound to, is another."""
        content = _opened(key, sealed, bound)
        if content is None:
            raise UserError("seal.damaged")
        return content


def _opened(key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """The content; ``None`` where key, content or what it is bound to do not fit each other."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound)
    except (InvalidTag, ValueError):
        return None


def _derived(passphrase: str, salt: bytes, cost: int) -> bytes:
    """The passphrase as typed on any keyboard: composed and decomposed letters are the same."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    words = unicodedata.normalize("NFKC", passphrase.strip()).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=_KEY_BYTES, n=2**cost, r=8, p=1).derive(words)
