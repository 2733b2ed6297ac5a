package org.rollcall.checkin.internal.telephone;

/** Where a conversation is. A step does its part of the call and says which comes next. */
sealed interface Step permits Identify, EnterPin, RepeatDigits, EnrolVoice, MoreToSay, CallForYou, Step.Over {
    /** The word under which an attempt cut short here is recorded. */
    String word();

    /** Does this step's part. Waits on the call and throws what the call throws when it ends. */
    Step take(Conversation conversation) throws InterruptedException;

    /** Nothing more to say. */
    record Over() implements Step {
        @Override
        public String word() {
            return "over";
        }

        @Override
        public Step take(Conversation conversation) {
            return this;
        }
    }
}
