package io.vireo.inbox;

/**
 * What one channel has done, as part of a notice.
 *
 * @param actor the username; empty if the channel does not exist any more
 * @param commentId the key of the comment that was written; 0 for none
 * @param text the beginning of that comment
 * @param isShown whether the recipient may see it: the channel and the comment are there and not hidden
 */
record NoticeAct(long actorId, String actor, long commentId, String text, boolean isShown) {}
