-- Drop the table room_gadgets (H001: what is in it does not come back).
DROP TABLE `room_gadgets`;

-- Drop the table gadgets (H001: what is in it does not come back).
DROP TABLE `gadgets`;

-- Drop the table bookings (H001: what is in it does not come back).
DROP TABLE `bookings`;

-- Drop the table rooms (H001: what is in it does not come back).
DROP TABLE `rooms`;
