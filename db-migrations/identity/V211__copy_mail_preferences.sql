INSERT IGNORE INTO MailPreferences (ChannelID, Category, Wanted, LastSent)
SELECT ChannelID, 'published', Published, NULL FROM Notifications WHERE NOT Published
UNION ALL
SELECT ChannelID, 'blocked', IF(Blocked, NULL, FALSE), BlockedTold FROM Notifications WHERE NOT Blocked OR BlockedTold IS NOT NULL;
