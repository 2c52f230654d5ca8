package dateline.annotate.entity.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Don't panic, it's O'Brien's.|Do n't panic , it 's O'Brien 's .",
                "U.S. and J.K. Rowling|U.S. and J.K. Rowling",
                "Mr. Smith of Acme Inc. paid $1,200.50 (about 5%).|Mr. Smith of Acme Inc. paid $ 1,200.50 ( about 5 %"
                        + " ) .",
                "the Paris-based, pro-Russia Coca-Cola bottler|the Paris - based , pro - Russia Coca-Cola bottler",
                "AT&T's Jean-Claude @user_1 #Sudan http://a.b/c?d=e now|AT&T 's Jean-Claude @user_1 #Sudan"
                        + " http://a.b/c?d=e now",
                "so...what -- \u201cwow\u201d|so ... what -- \u201c wow \u201d",
            })
    void text_isCutAsTheTreebankDoes(String text, String expected) {
        TokenizedText tokens = Tokenizer.tokens(text);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            words.add(text.substring(tokens.start(i), tokens.end(i)));
        }

        assertThat(String.join(" ", words)).isEqualTo(expected);
    }

    @Test
    void sentences_endAtFullStopsThatAreNot() {
        String text =
                "Gen. J. Smith of the U.S. Army spoke. \u201cHe left.\u201d Then 5 p.m. came! Why?\nA line (yes.) Next";

        TokenizedText tokens = Tokenizer.tokens(text);
        List<String> sentences = new ArrayList<>();
        for (int s = 0; s < tokens.sentences(); s++) {
            sentences.add(text.substring(tokens.start(tokens.sentenceStart(s)), tokens.end(tokens.sentenceEnd(s) - 1)));
        }

        assertThat(sentences)
                .containsExactly(
                        "Gen. J. Smith of the U.S. Army spoke.",
                        "\u201cHe left.\u201d",
                        "Then 5 p.m. came!",
                        "Why?",
                        "A line (yes.)",
                        "Next");
    }

    @Test
    void endlessSentence_isCut() {
        TokenizedText tokens = Tokenizer.tokens("word ".repeat(1000));

        assertThat(tokens.sentences()).isEqualTo(5);
    }
}
