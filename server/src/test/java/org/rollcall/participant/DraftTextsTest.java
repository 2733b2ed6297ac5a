package org.rollcall.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What ships has been reviewed by nobody, and each way of speaking says so. */
@ServerTest
class DraftTextsTest {
    @Autowired
    private List<BindingTexts> ways;

    @ParameterizedTest
    @EnumSource
    void everyWayOfSpeakingIsADraft(Language language) {
        assertThat(ways)
                .hasSize(3)
                .allSatisfy(way -> assertThat(way.drafts(language)).isNotEmpty());
    }
}
