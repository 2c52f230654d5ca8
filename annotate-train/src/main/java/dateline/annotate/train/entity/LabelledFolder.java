package dateline.annotate.train.entity;

import dateline.annotate.train.text.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The labelled text of a folder: {@code *.conll} and {@code *.conll.gz}, in the order of their names. */
record LabelledFolder(Path folder, List<Path> files) {
    LabelledFolder {
        files = List.copyOf(files);
    }

    static LabelledFolder of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is not a folder; name one with labelled text in it");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new LabelledFolder(
                    folder,
                    files.filter(f -> !name(f).isEmpty())
                            .sorted(Comparator.comparing(f -> f.getFileName().toString()))
                            .toList());
        }
    }

    /** Whether it has a file of this name, without ending. */
    boolean has(String name) {
        return files.stream().anyMatch(file -> name(file).equals(name));
    }

    /** The texts of all files but those of these names. */
    List<LabelledText> read(Set<String> exclude) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        for (Path file : files) {
            if (!exclude.contains(name(file))) {
                texts.addAll(read(file));
            }
        }
        return texts;
    }

    /** The file's name without ending, or nothing if it is not labelled text. */
    private static String name(Path file) {
        String name = file.getFileName().toString();
        for (String ending : List.of(".conll", ".conll.gz")) {
            if (name.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return "";
    }

    static List<LabelledText> read(Path file) throws IOException {
        try (BufferedReader lines = TextFile.open(file)) {
            return ConllReader.read(lines, file.toString());
        }
    }
}
