package io.vireo.identity;

/**
 * Contributes the data that a feature stores about the owner of a channel to the export of an account. A feature contributes an {@code
 * @ApplicationScoped} bean; all beans of the type are found. If a contributor throws, the export fails, because an export must be
 * complete.
 */
public interface PersonalDataContributor {
    /** Returns the sort position among the contributors; lower numbers run first. */
    default int position() {
        return 1000;
    }

    /**
     * Writes the feature's data of a channel: fields or arrays of {@code account.json}, and additional files. Implementations read rows in
     * pages, so that at most one page is in memory. No transaction is active during the call.
     */
    void contribute(long channelId, PersonalDataWriter export);
}
