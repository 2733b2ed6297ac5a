package org.rollcall.obligation.internal;

import org.jspecify.annotations.Nullable;
import org.rollcall.obligation.Finding;

/** A finding as two columns: its word and its detail. */
final class Findings {
    private Findings() {}

    static String word(Finding finding) {
        return switch (finding) {
            case Finding.Satisfied() -> "SATISFIED";
            case Finding.Inconclusive(String ignored) -> "INCONCLUSIVE";
            case Finding.Unfinished(String ignored) -> "UNFINISHED";
            case Finding.LockedOut() -> "LOCKED_OUT";
            case Finding.TechnicalFailure(String ignored) -> "TECHNICAL_FAILURE";
        };
    }

    static @Nullable String detail(Finding finding) {
        return switch (finding) {
            case Finding.Satisfied() -> null;
            case Finding.LockedOut() -> null;
            case Finding.Inconclusive(String reason) -> reason;
            case Finding.Unfinished(String step) -> step;
            case Finding.TechnicalFailure(String what) -> what;
        };
    }

    static Finding of(String word, @Nullable String detail) {
        String said = detail == null ? "" : detail;
        return switch (word) {
            case "SATISFIED" -> new Finding.Satisfied();
            case "INCONCLUSIVE" -> new Finding.Inconclusive(said);
            case "UNFINISHED" -> new Finding.Unfinished(said);
            case "LOCKED_OUT" -> new Finding.LockedOut();
            case "TECHNICAL_FAILURE" -> new Finding.TechnicalFailure(said);
            default -> throw new IllegalStateException("No finding is called " + word + ".");
        };
    }
}
