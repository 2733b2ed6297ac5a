package org.rollcall.portal.internal;

import java.time.ZoneId;
import org.rollcall.message.Message;
import org.rollcall.message.Messages;

/** One message, as the participant reads it. */
public record MessageLine(String text, String when) {
    static MessageLine of(Message message, Messages messages, Texts texts, ZoneId zone) {
        return new MessageLine(messages.text(message, texts.language(), zone).body(), texts.time(message.sent(), zone));
    }
}
