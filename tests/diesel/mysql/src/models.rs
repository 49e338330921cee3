use bigdecimal::BigDecimal;
use diesel::mysql::Mysql;
use diesel::prelude::*;

use crate::schema::{order_lines, orders};

#[derive(Debug, Identifiable, Queryable, Selectable)]
#[diesel(table_name = orders, check_for_backend(Mysql))]
pub struct Bill {
    pub id: u32,
    pub number: String,
    #[diesel(column_name = Total)]
    pub total: BigDecimal,
    pub is_gift: bool,
}

#[derive(Debug, Associations, Identifiable, Insertable, Queryable, Selectable)]
#[diesel(table_name = order_lines, primary_key(order_id, line), belongs_to(Bill, foreign_key = order_id), check_for_backend(Mysql))]
pub struct BillLine {
    pub order_id: u32,
    pub line: i16,
    pub what: String,
}

#[diesel::dsl::auto_type]
pub fn gifts() -> _ {
    orders::table.filter(orders::is_gift.eq(true)).select(orders::number)
}
