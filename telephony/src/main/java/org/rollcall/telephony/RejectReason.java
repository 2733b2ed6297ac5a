package org.rollcall.telephony;

/** Why a call is not answered. */
public enum RejectReason {
    /** 486: try again later. */
    BUSY(486),
    /** 480: nobody can take it now. */
    UNAVAILABLE(480),
    /** 404: there is nothing under the called number. */
    NO_SUCH_NUMBER(404),
    /** 403: not from this caller. */
    FORBIDDEN(403),
    /** 603: not wanted. */
    DECLINED(603);

    private final int status;

    RejectReason(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
