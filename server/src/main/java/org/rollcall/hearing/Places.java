package org.rollcall.hearing;

import java.util.List;
import java.util.Optional;
import org.rollcall.journal.Actor;

/** The courts and offices that staff have described. */
public interface Places {
    /**
     * Keeps a description; the newest of a name holds.
     *
     * @throws IllegalArgumentException with a plain sentence where the name is missing or a text is too long
     */
    Place describe(Actor by, Place place);

    Optional<Place> named(String name);

    /** All of them by name. */
    List<Place> all();
}
