package io.vireo.history;

/**
 * The settings of an account, in requests and responses.
 *
 * @param history whether what it watches is recorded
 */
record AccountSettingsBody(boolean history) {}
