create index upload_by_expiry on acquisition.upload (expires_at);
