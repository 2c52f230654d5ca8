package dateline.enrich.entity;

import dateline.contract.Entity;
import dateline.contract.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds persons, organisations and places in English with a trained linear sequence model: BILOU labels, hashed features
 * over words, shapes, clusters and known names, best sequence by Viterbi's algorithm. {@code docs/models/entities.md}
 * tells what the shipped model was trained on and how well it does.
 *
 * <p>Immutable and safe for any number of threads. Any text gets an answer: text that is not English, broken or very
 * long costs time in proportion to its length.
 */
public final class EnglishEntityTagger implements EntityTagger {
    private static final String LANGUAGE = "en";

    private final EntityModel model;

    /** A tagger with this model. */
    public EnglishEntityTagger(EntityModel model) {
        this.model = model;
    }

    /** A tagger with the model that comes with Dateline; takes about half a second. */
    public static EnglishEntityTagger shipped() {
        return new EnglishEntityTagger(EntityModel.shipped());
    }

    @Override
    public boolean supports(String language) {
        return language.equals(LANGUAGE);
    }

    @Override
    public List<Entity> tag(String title, String text, String language) {
        if (!supports(language)) {
            return List.of();
        }
        // One text for both, so that each tells about the names of the other; the line's end keeps sentences apart.
        Analysis analysis = Analysis.of(title + "\n" + text, model.lexicon());
        List<Mention> mentions = Mentions.agreed(Mentions.of(decode(analysis)), analysis);
        return entities(analysis.tokens, Acronyms.added(analysis.tokens, mentions), title.length());
    }

    private byte[] decode(Analysis analysis) {
        byte[] tags = new byte[analysis.count()];
        Decoder decoder = new Decoder(model.weights());
        Features features = new Features(analysis);
        for (int sentence = 0; sentence < analysis.sentences(); sentence++) {
            decoder.decode(features, analysis.sentenceStart(sentence), analysis.sentenceEnd(sentence), tags);
        }
        return tags;
    }

    private static List<Entity> entities(Tokens tokens, List<Mention> mentions, int titleLength) {
        List<String> names = NameResolver.names(tokens, mentions);
        int[] starts = mentions.stream().mapToInt(m -> tokens.start(m.from())).toArray();
        Salience salience = new Salience(titleLength, tokens.text().length()).of(names, starts);
        List<Entity> entities = new ArrayList<>(starts.length);
        for (int i = 0; i < starts.length; i++) {
            int end = tokens.end(mentions.get(i).to() - 1);
            boolean inTitle = starts[i] < titleLength;
            int shift = inTitle ? 0 : titleLength + 1;
            entities.add(new Entity(
                    mentions.get(i).type(),
                    inTitle ? Field.TITLE : Field.TEXT,
                    starts[i] - shift,
                    end - shift,
                    tokens.text().substring(starts[i], end),
                    names.get(i),
                    salience.get(names.get(i)),
                    null));
        }
        return entities;
    }
}
