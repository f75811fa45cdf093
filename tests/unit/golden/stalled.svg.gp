reset
set encoding utf8
set terminal svg noenhanced background rgb '#ffffff' font 'Noto Sans CJK SC,sans-serif,12' size 960,276
set output './out'
unset key
unset border
unset tics
set label '汐川市重点工作' at screen 0.029167,screen 0.869565 left font ',21' textcolor rgb '#1c2733' front
set label '完成率' at screen 0.029167,screen 0.775362 left font ',13.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.029167,screen 0.652174 to screen 0.052083,screen 0.652174 back nohead linewidth 3 linecolor rgb '#d55e00'
set label '汐川市重点工作' at screen 0.059375,screen 0.652174 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.167708,screen 0.652174 to screen 0.190625,screen 0.652174 back nohead linewidth 3 linecolor rgb '#8793a0'
set label '汐川市重点工作' at screen 0.197917,screen 0.652174 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.018750,screen 0.478261 to screen 0.981250,screen 0.376812 behind fillcolor rgb '#f5f7f9' fillstyle solid noborder
set label '7' at screen 0.043667,screen 0.427536 right font ',12' textcolor rgb '#5d6b7a' front
set label '汐川市重点工作' at screen 0.053042,screen 0.427536 left font ',13' textcolor rgb '#1c2733' front
set label '40.0%' at screen 0.864583,screen 0.427536 right font ',12' textcolor rgb '#1c2733' front
set label '9' at screen 0.970833,screen 0.427536 right font ',12' textcolor rgb '#d55e00' front
set label '12' at screen 0.043667,screen 0.326087 right font ',12' textcolor rgb '#5d6b7a' front
set label '汐川市重点工作' at screen 0.053042,screen 0.326087 left font ',13' textcolor rgb '#1c2733' front
set label '–' at screen 0.864583,screen 0.326087 right font ',12' textcolor rgb '#1c2733' front
set label '6' at screen 0.970833,screen 0.326087 right font ',12' textcolor rgb '#d55e00' front
set label '汐川市重点工作' at screen 0.864583,screen 0.528986 right font ',12' textcolor rgb '#5d6b7a' front
set label '汐川市重点工作' at screen 0.970833,screen 0.528986 right font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.179083,screen 0.478261 to screen 0.179083,screen 0.275362 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set arrow from screen 0.405783,screen 0.478261 to screen 0.405783,screen 0.275362 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set arrow from screen 0.519133,screen 0.478261 to screen 0.519133,screen 0.275362 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set arrow from screen 0.745833,screen 0.478261 to screen 0.745833,screen 0.275362 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set arrow from screen 0.405783,screen 0.478261 to screen 0.405783,screen 0.123188 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '前三季度' at screen 0.745833,screen 0.221014 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '一季度' at screen 0.519133,screen 0.221014 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '全年' at screen 0.405783,screen 0.221014 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '上半年' at screen 0.179083,screen 0.221014 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '2024' at screen 0.632483,screen 0.152174 center font ',11.5' textcolor rgb '#1c2733' front
set label '2023' at screen 0.292433,screen 0.152174 center font ',11.5' textcolor rgb '#1c2733' front
set lmargin at screen 0.166583
set rmargin at screen 0.758333
set tmargin at screen 0.478261
set bmargin at screen 0.275362
set xrange [24281.6692:24297.3308]
set yrange [2.5:0.5]
$told << END
2 24291 24297
END
$rated << END
1 24288 24297
END
plot $rated using 2:1:($3-$2):(0) with vectors nohead linewidth 6 linecolor rgb '#d55e00', \
    $rated using 2:1 with points pointtype 7 pointsize 1.111 linecolor rgb '#d55e00', \
     $told using 2:1:($3-$2):(0) with vectors nohead linewidth 6 linecolor rgb '#8793a0', \
    $told using 2:1 with points pointtype 7 pointsize 1.111 linecolor rgb '#8793a0'
unset output
