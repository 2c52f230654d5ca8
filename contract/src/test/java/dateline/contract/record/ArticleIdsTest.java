package dateline.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.topic.FeedPartitions;
import org.junit.jupiter.api.Test;

class ArticleIdsTest {

    @Test
    void idOfAUrl_neverChanges() {
        // written down from the first release; a change would make every stored article new
        assertThat(ArticleIds.ofUrl("https://www.jpost.com/a"))
                .isEqualTo("ddc9fb33bc6b7006dba29b5ce7020bf7")
                .hasSize(32);
    }

    @Test
    void parts_areKeptApart() {
        assertThat(ArticleIds.hash("ab", "c")).isNotEqualTo(ArticleIds.hash("a", "bc"));
    }

    @Test
    void feedsOfOneHost_shareAPartition() {
        assertThat(FeedPartitions.of("https://Example.org/a.xml", 6))
                .isEqualTo(FeedPartitions.of("https://example.org/b/c.atom?x=1", 6));
    }
}
