package org.rollcall.telephony;

/** Who this line is to its trunk (Digest authentication, RFC 8760). Its text never shows the password. */
public record TrunkLogin(String user, String password) {
    /** Checks that the user can stand in an address and in a header. */
    public TrunkLogin {
        if (!user.matches("[0-9A-Za-z+*#._-]{1,64}")) {
            throw new IllegalArgumentException("A trunk's user is 1 to 64 letters, digits and + * # . _ -");
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("A trunk's login needs a password.");
        }
    }

    @Override
    public String toString() {
        return "TrunkLogin[user=" + user + "]";
    }
}
