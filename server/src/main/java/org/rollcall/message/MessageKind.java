package org.rollcall.message;

/** What a message is about; its words come from the text of that name in the person's language. */
public enum MessageKind {
    /** No check-in was received in its window. */
    CHECK_IN_NOT_RECEIVED,
    /** A check-in was received and a person looks at it. */
    CHECK_IN_LOOKED_AT,
    /** Nobody recorded a report at the office in its window. */
    REPORT_NOT_RECORDED,
    /** The tracker's battery is low. */
    TRACKER_BATTERY_LOW,
    /** The tracker has not been heard for a while. */
    TRACKER_SILENT,
    /** The tracker's battery will be empty soon. */
    TRACKER_CHARGING_DUE
}
