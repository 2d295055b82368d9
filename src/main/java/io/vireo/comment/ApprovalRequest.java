package io.vireo.comment;

/**
 * The body of {@code PUT /v/{hashpath}/comments/{id}/approval}.
 *
 * @param approved whether the comment is shown; false deletes it
 */
record ApprovalRequest(boolean approved) {}
