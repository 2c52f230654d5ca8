package dateline.annotate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PublishersTest {
    private final Publishers publishers = Publishers.load();

    @Test
    void outletsOfOneOwner_areOnePublisher() {
        assertThat(ofUrl("https://www.mirror.co.uk/news/1"))
                .isEqualTo(ofUrl("https://www.walesonline.co.uk/news/2"))
                .isEqualTo("Reach");
    }

    @Test
    void unlistedOutlet_isItsRegistrableDomain() {
        assertThat(ofUrl("https://news.gazette.example.co.uk/a")).isEqualTo("example.co.uk");
    }

    @Test
    void longerDomain_goesBeforeShorter() {
        assertThat(ofUrl("https://cnnespanol.cnn.com/a")).isEqualTo("Warner Bros. Discovery");
        assertThat(ofUrl("https://timesofindia.indiatimes.com/a")).isEqualTo("Times Group");
    }

    @Test
    void agencysReport_isTheAgencys_whoeverPrintsIt() {
        assertThat(publishers.of("Mirror", "https://mirror.co.uk/1", List.of(), "LONDON (Reuters) - Ships left."))
                .isEqualTo("Reuters");
        assertThat(publishers.of("Mirror", "https://mirror.co.uk/1", List.of("AFP"), "Ships left."))
                .isEqualTo("Agence France-Presse");
        assertThat(publishers.of("Mirror", "https://mirror.co.uk/1", List.of(), "He told a reporter (Reuters) so."))
                .isEqualTo("Reach");
    }

    @Test
    void withoutAnAddress_theOutletsNameCounts() {
        assertThat(publishers.of(" Daily \n Planet ", "", List.of(), "")).isEqualTo("Daily Planet");
        assertThat(publishers.of("", "not a url", List.of(), "")).isEqualTo("unknown");
    }

    private String ofUrl(String url) {
        return publishers.of("Outlet", url, List.of(), "");
    }
}
