package org.rollcall.request;

import java.util.regex.Pattern;

/**
 * What a request is about.
 *
 * @param id the obligation's, condition's or zone's identifier, the receipt's number or the journal entry's number
 */
public record About(Thing thing, String id) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** The kinds of things. */
    public enum Thing {
        OBLIGATION,
        CONDITION,
        RECEIPT,
        ENTRY,
        ZONE
    }

    public About {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("What this is about cannot be read. Open it from your page again.");
        }
    }
}
