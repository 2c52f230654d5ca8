package dateline.annotate.train.entity;

import dateline.contract.record.Entity;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads labelled text, one {@code token TAB tag} a line with BIO2 tags over PER, ORG and LOC, a blank line after each
 * sentence and {@code -DOCSTART-} before each document, and puts the running text together again: by a third column, {@code
 * SpaceAfter=No} or {@code _} as in CoNLL-U, or where there is none by the usual rules of English.
 */
final class ConllReader {
    private static final Set<String> NO_SPACE_BEFORE = Set.of(
            ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "'S", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d",
            "'m", "’re", "’ve", "’ll", "’d", "’m", "'", "''", "…", "...");
    private static final Set<String> NO_SPACE_AFTER = Set.of("(", "[", "{", "$", "£", "€", "``", "#");

    private final String source;
    private final List<LabelledText> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<LabelledText.Name> names = new ArrayList<>();
    private Entity.@Nullable Type open;
    private int openStart;
    private boolean space;

    private ConllReader(String source) {
        this.source = source;
    }

    static List<LabelledText> read(BufferedReader lines, String source) throws IOException {
        ConllReader reader = new ConllReader(source);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            reader.line(line, ++number);
        }
        reader.endDocument();
        return reader.texts;
    }

    private void line(String line, int number) {
        int tab = line.indexOf('\t');
        if (line.isBlank()) {
            endSentence();
        } else if (line.startsWith("-DOCSTART-")) {
            endDocument();
        } else if (tab < 0) {
            throw new IllegalArgumentException(source + ":" + number + ": expected token TAB tag");
        } else if (tab > 0) {
            int second = line.indexOf('\t', tab + 1);
            String tag = second < 0 ? line.substring(tab + 1) : line.substring(tab + 1, second);
            token(line.substring(0, tab), tag, second < 0 ? null : line.substring(second + 1), number);
        }
    }

    private void token(String token, String tag, @Nullable String spacing, int number) {
        Entity.Type type = type(tag, number);
        if (open != null && (type != open || tag.startsWith("B-"))) {
            close();
        }
        if (space && (spacing != null || !NO_SPACE_BEFORE.contains(token))) {
            text.append(' ');
        }
        if (type != null && open == null) {
            open = type;
            openStart = text.length();
        }
        text.append(token);
        space = spacing == null ? !NO_SPACE_AFTER.contains(token) : !spacing.equals("SpaceAfter=No");
    }

    private Entity.@Nullable Type type(String tag, int number) {
        return switch (tag) {
            case "O" -> null;
            case "B-PER", "I-PER" -> Entity.Type.PERSON;
            case "B-ORG", "I-ORG" -> Entity.Type.ORGANIZATION;
            case "B-LOC", "I-LOC" -> Entity.Type.LOCATION;
            default ->
                throw new IllegalArgumentException(source + ":" + number + ": unknown tag " + tag
                        + "; known are O and B- or I- with PER, ORG, LOC");
        };
    }

    private void close() {
        if (open != null) {
            names.add(new LabelledText.Name(open, openStart, text.length()));
            open = null;
        }
    }

    private void endSentence() {
        close();
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        space = false;
    }

    private void endDocument() {
        endSentence();
        if (!text.isEmpty()) {
            texts.add(new LabelledText(text.toString(), names));
        }
        text.setLength(0);
        names.clear();
    }
}
