#!/usr/bin/env python3
"""Makes the word vectors that `dateline train topics` reads. Needs numpy. In two steps, with EmbedWords.java between them:

  word_vectors.py words TEXTS MINILM_JAR DIR    counts the words of TEXTS (.jsonl, .jsonl.gz, .tsv); writes DIR/words.txt, DIR/counts.tsv
  java -cp 'LIB/*' tools/EmbedWords.java DIR/words.txt DIR/words.f32
  word_vectors.py join DIR VECTORS OUT          VECTORS is vectors.txt of ExportLexica.java; OUT ends in .gz

A word's vector is its 50 dimensions of nlp4j and the 128 main ones of MiniLM, centred; frequent words are made short (smooth
inverse frequency, Arora, Liang and Ma 2017). Numbers are rounded to whole 1/32.
"""
import collections, gzip, json, re, sys, zipfile
import numpy as np


def count(files, jar, folder):
    counts = collections.Counter()
    for file in files:
        with (gzip.open if file.endswith(".gz") else open)(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line) if ".jsonl" in file else {"text": line}
                text = " ".join(row.get(key) or "" for key in ("title", "text", "name", "definition"))
                counts.update(w.replace("’", "'") for w in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower()))
    pieces = json.loads(zipfile.ZipFile(jar).read("all-minilm-l6-v2-q-tokenizer.json"))["model"]["vocab"]
    words = {w for w in pieces if re.fullmatch("[a-z0-9]{2,}", w)} | {w for w, n in counts.items() if n > 1 and len(w) > 1}
    with open(folder + "/words.txt", "w") as out:
        out.write("\n".join(sorted(w for w in words if not w.isdigit())))
    with open(folder + "/counts.tsv", "w") as out:
        out.writelines("%s\t%d\n" % item for item in sorted(counts.items()))


def join(folder, vectors, target):
    words = open(folder + "/words.txt").read().split("\n")
    minilm = np.fromfile(folder + "/words.f32", dtype="<f4").reshape(len(words), -1)
    counts = {w: int(n) for w, n in (line.split("\t") for line in open(folder + "/counts.tsv"))}
    n = np.array([counts.get(w, 1) for w in words], float)
    rarity = 2e-4 / (2e-4 + n / n.sum())
    minilm -= minilm.mean(0)
    minilm /= np.linalg.norm(minilm, axis=1, keepdims=True)
    axes = np.linalg.svd(minilm[::3], full_matrices=False)[2][:128]
    nlp4j = lower_case(vectors, set(words))
    known = [i for i, w in enumerate(words) if w in nlp4j]
    left = np.array([nlp4j[words[i]] for i in known])
    left -= n[known] @ left / n[known].sum()
    both = np.concatenate([2 * left, 8 * (minilm[known] @ axes.T)], 1) * rarity[known, None]
    with gzip.GzipFile("", "wb", fileobj=open(target, "wb"), mtime=0) as out:
        for i, row in zip(known, both):
            out.write((words[i] + " " + " ".join(str(int(x)) for x in np.rint(32 * row)) + "\n").encode())


def lower_case(vectors, wanted):
    """The mean of a word's spellings."""
    found = collections.defaultdict(list)
    for line in open(vectors, encoding="utf-8"):
        parts = line.split()
        if parts[0].lower() in wanted:
            found[parts[0].lower()].append([float(x) for x in parts[-50:]])
    return {w: np.mean(rows, 0) for w, rows in found.items()}


if __name__ == "__main__":
    if sys.argv[1] == "words":
        count(sys.argv[2:-2], *sys.argv[-2:])
    else:
        join(*sys.argv[2:])
