package dateline.annotate.entity.name;

import dateline.annotate.entity.text.TokenizedText;
import dateline.contract.record.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives all mentions of one entity in an article one name: "Netanyahu" and "Mr. Netanyahu", after or before "Benjamin
 * Netanyahu", are "Benjamin Netanyahu"; "U.N." is "United Nations". One article, one thread; linear in the number of
 * mentions.
 */
public final class NameResolver {
    private final List<EntityMention> mentions;
    private final NameForms forms;
    private final PersonNames persons;
    private final OrganizationNames organizations;
    /** By type and folded spelling, the spelling with the fewest capitals. */
    private final Map<String, String> spellings = new HashMap<>();

    private NameResolver(TokenizedText tokens, List<EntityMention> mentions) {
        this.mentions = mentions;
        this.forms = new NameForms(tokens);
        this.persons = new PersonNames(forms);
        this.organizations = new OrganizationNames(tokens, forms);
    }

    /** The normalised names of these mentions, in their order. */
    public static List<String> names(TokenizedText tokens, List<EntityMention> mentions) {
        return new NameResolver(tokens, mentions).resolve();
    }

    private List<String> resolve() {
        for (EntityMention mention : mentions) {
            String plain = forms.plain(mention);
            spellings.merge(key(mention.type(), plain), plain, NameResolver::lessShouted);
        }
        for (int i = 0; i < mentions.size(); i++) {
            note(i);
        }
        List<String> names = new ArrayList<>(mentions.size());
        for (EntityMention mention : mentions) {
            names.add(name(mention));
        }
        return names;
    }

    private void note(int i) {
        EntityMention mention = mentions.get(i);
        if (mention.type() == Entity.Type.PERSON) {
            persons.note(mention);
        } else if (mention.type() == Entity.Type.ORGANIZATION) {
            int next = i + 1 < mentions.size() ? mentions.get(i + 1).from() : -1;
            organizations.note(mention, spelling(mention.type(), forms.plain(mention)), next);
        }
    }

    private String name(EntityMention mention) {
        Entity.Type type = mention.type();
        String name =
                switch (type) {
                    case PERSON -> persons.name(mention);
                    case ORGANIZATION -> organizations.name(forms.plain(mention));
                    case LOCATION -> forms.plain(mention);
                };
        return KnownForms.name(type, spelling(type, name));
    }

    private String spelling(Entity.Type type, String name) {
        return spellings.getOrDefault(key(type, name), name);
    }

    private static String key(Entity.Type type, String name) {
        return type.ordinal() + NameForms.folded(name);
    }

    /** Of two spellings that differ in case only, the one with fewer capitals; the first where they are even. */
    private static String lessShouted(String a, String b) {
        return capitals(b) < capitals(a) ? b : a;
    }

    private static long capitals(String name) {
        return name.chars().filter(Character::isUpperCase).count();
    }
}
