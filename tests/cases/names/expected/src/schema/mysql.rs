// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct OrderTypeEnum;
}

diesel::table! {
    addresses (id) {
        id -> Bigint,
        order_id -> Bigint,
    }
}

diesel::table! {
    options (id) {
        id -> Bigint,
        #[sql_name = "user id"]
        #[max_length = 20]
        user_id -> Varchar,
        #[sql_name = "2fa"]
        _2fa -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::OrderTypeEnum;

    order (id) {
        id -> Bigint,
        #[sql_name = "type"]
        #[max_length = 9]
        type_ -> OrderTypeEnum,
        #[sql_name = "match"]
        #[max_length = 10]
        match_ -> Nullable<Varchar>,
        #[max_length = 10]
        select -> Nullable<Varchar>,
        #[sql_name = "order"]
        order_ -> Integer,
    }
}

diesel::table! {
    statuses (code) {
        #[max_length = 20]
        code -> Varchar,
    }
}

diesel::joinable!(addresses -> order (order_id));

diesel::allow_tables_to_appear_in_same_query!(addresses, order,);
