#!/usr/bin/env python3
"""Checks the signature of a webhook of Dateline, after the Standard Webhooks specification 1.0.0.

As a program: the secret in WEBHOOK_SECRET, the three headers as arguments, the body on the standard input.
"""
import base64
import hashlib
import hmac
import os
import sys
import time

TOLERANCE_SECONDS = 300


def verify(secret, webhook_id, timestamp, signatures, body, now=None):
    """Whether the body (bytes, just as they came) is from whoever knows the secret, and recent."""
    try:
        age = (time.time() if now is None else now) - int(timestamp)
    except ValueError:
        return False
    if abs(age) > TOLERANCE_SECONDS:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{webhook_id}.{timestamp}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    # several signatures while the secret is being changed: one must be right
    for signature in signatures.split(" "):
        version, _, value = signature.partition(",")
        if version == "v1" and hmac.compare_digest(expected, value.encode()):
            return True
    return False


if __name__ == "__main__":
    good = verify(os.environ["WEBHOOK_SECRET"], *sys.argv[1:4], sys.stdin.buffer.read())
    print("valid" if good else "not valid")
    sys.exit(0 if good else 1)
