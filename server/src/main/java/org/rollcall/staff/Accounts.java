package org.rollcall.staff;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;

/** The door to how staff sign in: the first administrator's link, passwords, passkeys, and tokens of other systems. */
public interface Accounts {
    /** A passkey as its owner sees it. {@code id} is the credential's identifier in base64url. */
    record Passkey(String id, String label, Instant created, Instant lastUsed) {}

    /** A system that uses the interface under an account of its own. {@code until} null where no token stands. */
    record Integration(Officer account, @Nullable Instant until) {}

    /** A token, shown once and kept only as a hash. */
    record TokenGiven(Integration integration, String token) {}

    /** Whether the first administrator's link with this token still works. */
    boolean linkHolds(String token);

    /**
     * Uses the link up and appoints the first administrator.
     *
     * @throws java.util.NoSuchElementException if the link was used, replaced or is older than 24 hours
     */
    Officer firstAdministrator(String token, String signIn, String name, String password);

    /** Changes one's own password. @throws IllegalArgumentException if {@code present} is wrong or the new one too short */
    void changePassword(OfficerId own, String present, String wanted);

    List<Passkey> passkeys(OfficerId own);

    /** Makes an account without password for another system and gives it a token for {@code days} days (1–366). */
    TokenGiven addIntegration(Actor by, String signIn, String name, Set<Role> roles, @Nullable String area, int days);

    /** Gives a new token; the former stops working. */
    TokenGiven renewToken(Actor by, OfficerId integration, int days);

    /** The integrations not ended. */
    List<Integration> integrations();
}
