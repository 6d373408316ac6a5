import { createHmac, createPublicKey, createSign, type KeyObject } from "node:crypto";
import type { SigningKeys } from "./signing-key";

/** How a token is signed: well, by a stranger, not at all, or with what everybody knows. */
export type Pen = "rsa" | "ec" | "stranger" | "none" | "public_pem" | "public_modulus";

export interface TokenOrder {
  pen: Pen;
  header: object;
  claims: object;
  /** Writes the padding of base64, as AWS load balancers do. */
  isPadded: boolean;
}

/** Writes a token exactly as ordered, defects and all: a gateway's assertion, an id_token, a logout token. */
export function mintToken({ pen, header, claims, isPadded }: TokenOrder, keys: SigningKeys): string {
  const encode = (bytes: Buffer) => {
    const text = bytes.toString("base64url");
    return isPadded ? text.padEnd(Math.ceil(text.length / 4) * 4, "=") : text;
  };
  const [head, body] = [header, claims].map((part) => encode(Buffer.from(JSON.stringify(part))));
  const signed = `${head}.${body}`;
  return `${signed}.${encode(signature(signed, pen, keys))}`;
}

function signature(text: string, pen: Pen, { rsa, ec, stranger }: SigningKeys): Buffer {
  switch (pen) {
    case "rsa":
      return rsaSignature(text, rsa);
    case "stranger":
      return rsaSignature(text, stranger);
    case "ec":
      return createSign("SHA256").update(text).sign({ key: ec, dsaEncoding: "ieee-p1363" });
    case "none":
      return Buffer.alloc(0);
    case "public_pem":
      return hmac(text, createPublicKey(rsa).export({ format: "pem", type: "spki" }));
    case "public_modulus":
      return hmac(text, Buffer.from(createPublicKey(rsa).export({ format: "jwk" }).n ?? "", "base64url"));
  }
}

function rsaSignature(text: string, key: KeyObject): Buffer {
  return createSign("RSA-SHA256").update(text).sign(key);
}

function hmac(text: string, secret: string | Buffer): Buffer {
  return createHmac("sha256", secret).update(text).digest();
}
