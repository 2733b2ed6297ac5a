package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.participant.Language;
import org.rollcall.participant.TextFiles;

/** Rollcall's own texts of the app and of messages: each language says all that English says, and nothing else. */
class OwnTextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    private final TextFiles files = new TextFiles("");

    static Stream<Arguments> filesOfEveryLanguage() {
        return Stream.of(Language.values())
                .flatMap(language ->
                        Stream.of("texts/portal", "texts/message").map(room -> Arguments.of(room, language)));
    }

    @ParameterizedTest
    @MethodSource("filesOfEveryLanguage")
    void everyLineIsThereWithItsPlaceholders(String room, Language language) {
        Properties english = files.read(room, Language.ENGLISH).orElseThrow();
        Properties own = files.read(room, language).orElseThrow();
        assertThat(own.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            String text = own.getProperty(key);
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.getProperty(key)));
            assertThat(text).as(key).doesNotContain("<", ">").isEqualTo(text.strip());
            assertThat(text.isEmpty()).as(key).isEqualTo(key.equals("reviewed"));
        }
    }

    @ParameterizedTest
    @MethodSource("filesOfEveryLanguage")
    void anApostropheIsWrittenTwiceWhereNumbersAreFilledIn(String room, Language language) {
        Properties own = files.read(room, language).orElseThrow();
        for (String key : own.stringPropertyNames()) {
            String text = own.getProperty(key);
            if (text.contains("{0}")) {
                assertThat(text.replace("''", "")).as(key).doesNotContain("'");
            } else {
                assertThat(text).as(key).doesNotContain("''");
            }
        }
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
