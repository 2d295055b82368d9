package io.vireo.comment;

/** The body of {@code PUT /v/{hashpath}/comments/{id}/pin}. */
record PinRequest(boolean pinned) {}
