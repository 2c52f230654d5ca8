package dateline.annotate.entity.name;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.annotate.entity.text.TokenizedText;
import dateline.annotate.entity.text.Tokenizer;
import dateline.contract.record.Entity.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameResolverTest {
    private static final Map<String, Type> TYPES =
            Map.of("PER", Type.PERSON, "ORG", Type.ORGANIZATION, "LOC", Type.LOCATION);

    @Test
    void surname_withOrWithoutTitleBeforeOrAfter_isTheFullName() {
        assertThat(names("[PER Netanyahu] left. [PER Benjamin Netanyahu] spoke. Mr. [PER Netanyahu] ,"
                        + " [PER Prime Minister Netanyahu] and [PER Benjamin] stayed."))
                .containsOnly("Benjamin Netanyahu")
                .hasSize(5);
    }

    @Test
    void twoOfOneSurname_goToTheTitleElseToTheOneNamedLast() {
        assertThat(names("President [PER Bill Clinton] and Secretary [PER Hillary Clinton] came. [PER Clinton] spoke,"
                        + " then President [PER Clinton] , then [PER Bill] ."))
                .containsExactly("Bill Clinton", "Hillary Clinton", "Hillary Clinton", "Bill Clinton", "Bill Clinton");
    }

    @Test
    void partsOfLongNames_areTheWholeName() {
        assertThat(names("[PER Mohammed bin Salman] met [PER Bashar al-Assad] . [PER bin Salman] and [PER Salman] told"
                        + " [PER Assad] ."))
                .containsExactly(
                        "Mohammed bin Salman",
                        "Bashar al-Assad",
                        "Mohammed bin Salman",
                        "Mohammed bin Salman",
                        "Bashar al-Assad");
    }

    @Test
    void initialsAndSuffixes_makeNoOtherPerson() {
        assertThat(names("[PER Joseph R. Biden Jr.] won. [PER Joseph Biden] spoke. [PER Biden] left."))
                .containsOnly("Joseph R. Biden Jr.");
    }

    @Test
    void accentsAndCapitals_makeNoOtherPerson() {
        assertThat(names("[PER ERDOĞAN] WINS. [PER Recep Tayyip Erdoğan] spoke. [PER Erdogan] left."))
                .containsOnly("Recep Tayyip Erdoğan");
    }

    @Test
    void surnameThatIsAnothersFirstName_isTheSurname() {
        assertThat(names("[PER Tony Scott] met [PER Scott Walker] . [PER Scott] left."))
                .containsExactly("Tony Scott", "Scott Walker", "Tony Scott");
    }

    @Test
    void shortFormsOfOrganisations_areTheFullName() {
        assertThat(names("The [ORG Zinc Workers Union] and [ORG Harbour Motors] met. [ORG ZWU] , [ORG Z.W.U.] and"
                        + " [ORG Harbour] agreed."))
                .containsExactly(
                        "Zinc Workers Union",
                        "Harbour Motors",
                        "Zinc Workers Union",
                        "Zinc Workers Union",
                        "Harbour Motors");
    }

    @Test
    void knownShortForms_needNoFullNameInTheArticle() {
        assertThat(names("The [ORG U.N.] , the [ORG UN] , the [ORG Fed] and the [LOC U.S.] agreed with [LOC UAE] ."))
                .containsExactly(
                        "United Nations", "United Nations", "Federal Reserve", "United States", "United Arab Emirates");
    }

    @Test
    void differentTypes_doNotMix() {
        assertThat(names("[PER George Washington] lived. [LOC Washington] is a city."))
                .containsExactly("George Washington", "Washington");
    }

    /** The names of mentions marked as {@code [TYPE words]}. */
    private static List<String> names(String marked) {
        StringBuilder text = new StringBuilder();
        List<Object[]> spans = new ArrayList<>();
        for (String part : marked.split("[\\[\\]]")) {
            Type type = part.length() > 4 ? TYPES.get(part.substring(0, 3).toUpperCase(Locale.ROOT)) : null;
            if (type != null && part.charAt(3) == ' ') {
                spans.add(new Object[] {type, text.length(), text.length() + part.length() - 4});
                text.append(part, 4, part.length());
            } else {
                text.append(part);
            }
        }
        TokenizedText tokens = Tokenizer.tokens(text.toString());
        return NameResolver.names(tokens, mentions(tokens, spans));
    }

    private static List<EntityMention> mentions(TokenizedText tokens, List<Object[]> spans) {
        List<EntityMention> mentions = new ArrayList<>();
        for (Object[] span : spans) {
            int from = 0;
            while (tokens.start(from) < (int) span[1]) {
                from++;
            }
            int to = from;
            while (to < tokens.count() && tokens.end(to) <= (int) span[2]) {
                to++;
            }
            mentions.add(new EntityMention((Type) span[0], from, to));
        }
        return mentions;
    }
}
