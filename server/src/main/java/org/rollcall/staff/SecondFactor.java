package org.rollcall.staff;

import org.rollcall.journal.Actor;

/** The door to what staff show beside their password: a passkey that checks its holder, or an authenticator app's code. */
public interface SecondFactor {
    /** How far the sign-in on this thread's request has come. */
    enum Standing {
        /** Password and second factor, or a passkey: everything is open that the roles open. */
        COMPLETE,
        /** The password alone: a second factor there is must be shown now. */
        TO_BE_SHOWN,
        /** The password alone: there is no second factor, and one must be added now. */
        TO_BE_ADDED
    }

    /** Of the sign-in on this thread's request. */
    Standing standing();

    /** Whether this officer has an authenticator app. */
    boolean hasAuthenticator(OfficerId own);

    /** A new secret for an authenticator app, in Base32 (RFC 4648), to be shown once. It counts once a code has shown it. */
    String newSecret();

    /** The address that an authenticator app reads from a QR code. */
    String address(Officer own, String secret);

    /**
     * Adds the authenticator app, in place of a former one.
     *
     * @param secret of {@link #newSecret}
     * @param code what the app shows now
     * @throws IllegalArgumentException if the code is not the secret's
     */
    void addAuthenticator(OfficerId own, String secret, String code);

    /**
     * Takes the authenticator app away.
     *
     * @throws IllegalStateException if a second factor is required and this is the last one
     */
    void removeAuthenticator(OfficerId own);

    /** What came of a code. */
    enum Shown {
        RIGHT,
        /** Wrong, or used already. */
        WRONG,
        /** Too many tries: nothing is looked at for a while. */
        PAUSED
    }

    /** Checks a code of the authenticator app; each is taken once. Journalled. */
    Shown show(OfficerId own, String code);

    /**
     * Uses a recovery code: the former passkeys and the authenticator app are removed, and a new one must be added.
     * Journalled.
     */
    Shown recover(OfficerId own, String code);

    /**
     * Gives an officer who has lost the second factor a recovery code, which holds for 24 hours and works once. Journalled.
     *
     * @throws IllegalArgumentException if it is for oneself
     * @throws java.util.NoSuchElementException if there is no such officer in service
     */
    String giveRecoveryCode(Actor by, OfficerId officer);
}
