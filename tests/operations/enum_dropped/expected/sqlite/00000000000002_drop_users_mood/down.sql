-- Add the column users.mood.
ALTER TABLE "users" ADD COLUMN "mood" TEXT NOT NULL DEFAULT 'calm' CONSTRAINT "users_mood_check" CHECK ("mood" IN ('calm', 'glad'));
