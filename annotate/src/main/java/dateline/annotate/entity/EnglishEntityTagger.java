package dateline.annotate.entity;

import dateline.annotate.entity.model.Analysis;
import dateline.annotate.entity.model.EntityModel;
import dateline.annotate.entity.name.Acronyms;
import dateline.annotate.entity.name.EntityMention;
import dateline.annotate.entity.name.NameResolver;
import dateline.annotate.entity.text.TokenizedText;
import dateline.contract.record.Entity;
import dateline.contract.record.Field;
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
        Analysis analysis = Analysis.of(title + "\n" + text, model.words());
        List<EntityMention> mentions = EntityMentions.agreed(EntityMentions.of(decode(analysis)), analysis);
        List<EntityMention> all = Surnames.added(analysis, Acronyms.added(analysis.tokens, mentions));
        return entities(analysis.tokens, all, title.length());
    }

    private byte[] decode(Analysis analysis) {
        byte[] tags = new byte[analysis.count()];
        Decoder decoder = new Decoder(model.weights());
        for (int sentence = 0; sentence < analysis.sentences(); sentence++) {
            decoder.decode(analysis, analysis.sentenceStart(sentence), analysis.sentenceEnd(sentence), tags);
        }
        return tags;
    }

    private static List<Entity> entities(TokenizedText tokens, List<EntityMention> mentions, int titleLength) {
        List<String> names = NameResolver.names(tokens, mentions);
        int[] starts = mentions.stream().mapToInt(m -> tokens.start(m.from())).toArray();
        List<String> keys = keys(mentions, names);
        Salience salience = new Salience(titleLength, tokens.text().length()).of(keys, starts);
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
                    salience.get(keys.get(i)),
                    null));
        }
        return entities;
    }

    /** What tells entities apart: "Washington" the man and the city are two. */
    private static List<String> keys(List<EntityMention> mentions, List<String> names) {
        List<String> keys = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            keys.add(mentions.get(i).type().ordinal() + names.get(i));
        }
        return keys;
    }
}
