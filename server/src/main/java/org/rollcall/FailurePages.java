package org.rollcall;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatusCode;

/**
 * How one part of the server tells a person that a request failed, in its own words and languages. A module above gives
 * it as a bean; failures of paths that nobody speaks for are told in English.
 */
public interface FailurePages {
    /** Whether failures of this path are told here. */
    boolean speakFor(String path);

    /** The page for a failure with this status, which it also sends. */
    Page page(HttpStatusCode status, String path, HttpServletRequest request);
}
