package io.vireo.identity;

/**
 * How a channel receives notices of one kind.
 *
 * @param site whether they are shown on the site
 * @param mail when they are sent by mail
 */
public record NoticePreference(boolean site, MailFrequency mail) {
    /** Returns whether such notices are not received at all. */
    public boolean isOff() {
        return !site && mail == MailFrequency.OFF;
    }
}
