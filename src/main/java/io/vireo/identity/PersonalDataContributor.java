package io.vireo.identity;

/**
 * What a feature keeps about the owner of a channel, for the export of an account. Contributed as an {@code @ApplicationScoped} bean; all
 * beans of the type are found. A contributor that fails makes the export fail: it must not be incomplete.
 */
public interface PersonalDataContributor {
    /** Returns the position among the contributors: those with the lowest number come first. */
    default int position() {
        return 1000;
    }

    /**
     * Writes the feature's data of a channel: fields or arrays of {@code account.json}, and files beside it. Reads rows in pages, so that
     * no more than one page is in memory. No transaction is open.
     */
    void contribute(long channelId, PersonalDataWriter export);
}
