package org.rollcall.telephony.stack;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the stack would write through log4j. Its errors name numbers and addresses of callers and are caused by
 * whatever comes over the network, so they go to the platform's logger at DEBUG only. Public because the stack makes it by
 * name.
 */
public final class QuietStackLogger implements StackLogger {
    private static final System.Logger LOG = System.getLogger("org.rollcall.telephony.stack");

    /** Called by the stack. */
    public QuietStackLogger() {}

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(@Nullable Throwable e) {
        LOG.log(System.Logger.Level.DEBUG, "in the SIP stack", e);
    }

    @Override
    public void logDebug(String message) {}

    @Override
    public void logDebug(String message, Exception e) {}

    @Override
    public void logTrace(String message) {}

    @Override
    public void logFatalError(String message) {
        LOG.log(System.Logger.Level.WARNING, message);
    }

    @Override
    public void logError(String message) {
        LOG.log(System.Logger.Level.DEBUG, message);
    }

    @Override
    public void logError(String message, @Nullable Exception e) {
        LOG.log(System.Logger.Level.DEBUG, message, e);
    }

    @Override
    public void logWarning(String message) {}

    @Override
    public void logInfo(String message) {}

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return false;
    }

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String stamp) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public String getLoggerName() {
        return "org.rollcall.telephony.stack";
    }
}
