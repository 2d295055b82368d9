package io.vireo.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of {@code POST /me/inbox/read}.
 *
 * @param upTo the id of the newest entry that the caller has seen; it and the older ones become read
 */
record ReadInboxRequest(@JsonProperty("up-to") String upTo) {}
