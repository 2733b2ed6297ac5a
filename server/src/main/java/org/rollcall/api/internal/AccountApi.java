package org.rollcall.api.internal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Language;
import org.rollcall.participant.OpenLanguages;
import org.rollcall.staff.Officer;
import org.rollcall.staff.Role;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose token it is and what kind of programme answers, so that a system can tell before it changes anything. */
@RestController
final class AccountApi {
    /**
     * @param area the one whose people the account reaches; null for all
     * @param demonstration whether this is the demonstration programme, where everyone is synthetic
     * @param languages BCP 47 tags of those in which people may be enrolled
     */
    record Account(
            String name, Set<Role> roles, @Nullable String area, boolean demonstration, List<String> languages) {}

    private final Reach reach;
    private final OpenLanguages languages;
    private final boolean demonstration;

    AccountApi(Reach reach, OpenLanguages languages, Environment environment) {
        this.reach = reach;
        this.languages = languages;
        this.demonstration = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/api/account")
    Account account() {
        Officer officer = reach.account();
        return new Account(
                officer.name(),
                officer.roles(),
                officer.heldTo(),
                demonstration,
                languages.open().stream().map(Language::tag).toList());
    }
}
