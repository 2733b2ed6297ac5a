package org.rollcall.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The session of a sign-in that began with a password. */
public interface SecondFactorSession {
    /** From now on the session counts as one whose second factor was shown; called once it was. */
    void confirm(HttpServletRequest request, HttpServletResponse response);
}
