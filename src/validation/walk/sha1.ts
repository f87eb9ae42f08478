// SHA-1 of bytes, for the hash that an Attachment states of its data; here because nothing of node: may be used. https://www.rfc-editor.org/rfc/rfc3174

const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** The digest as 20 characters, one per byte. */
export function sha1(bytes: string): string {
  const words = paddedWords(bytes);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const w = new Int32Array(80);
  for (let block = 0; block < words.length; block += 16) {
    w.set(words.subarray(block, block + 16));
    for (let t = 16; t < 80; t++) w[t] = rotated(w[t - 3]! ^ w[t - 8]! ^ w[t - 14]! ^ w[t - 16]!, 1);
    let [a, b, c, d, e] = hash as [number, number, number, number, number];
    for (let t = 0; t < 80; t++) {
      const next = (rotated(a, 5) + mixed(t, b, c, d) + e + CONSTANTS[Math.floor(t / 20)]! + w[t]!) | 0;
      e = d;
      d = c;
      c = rotated(b, 30);
      b = a;
      a = next;
    }
    [a, b, c, d, e].forEach((word, at) => {
      hash[at] = (hash[at]! + word) | 0;
    });
  }
  return hash.map((word) => String.fromCharCode(word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255)).join("");
}

const CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

function mixed(t: number, b: number, c: number, d: number): number {
  if (t < 20) return (b & c) | (~b & d);
  if (t >= 40 && t < 60) return (b & c) | (b & d) | (c & d);
  return b ^ c ^ d;
}

/** The bytes, a one bit, zeros, and the length in bits, as words of 32 bits. */
function paddedWords(bytes: string): Int32Array {
  const { length } = bytes;
  const words = new Int32Array((Math.floor((length + 8) / 64) + 1) * 16);
  for (let at = 0; at < length; at++) words[at >> 2]! |= bytes.charCodeAt(at) << (24 - 8 * (at & 3));
  words[length >> 2]! |= 0x80 << (24 - 8 * (length & 3));
  words[words.length - 2] = Math.floor(length / 2 ** 29);
  words[words.length - 1] = (length * 8) | 0;
  return words;
}
