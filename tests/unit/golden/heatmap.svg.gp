reset
set encoding utf8
set terminal svg noenhanced background rgb '#ffffff' font 'Noto Sans CJK SC,sans-serif,12' size 960,276
set output './out'
unset key
unset border
unset tics
set label '汐川市重点工作' at screen 0.029167,screen 0.869565 left font ',21' textcolor rgb '#1c2733' front
set label '完成率' at screen 0.029167,screen 0.775362 left font ',13.5' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.018750,screen 0.478261 to screen 0.981250,screen 0.376812 behind fillcolor rgb '#f5f7f9' fillstyle solid noborder
set label '汐川市重点工作' at screen 0.029167,screen 0.427536 left font ',13' textcolor rgb '#1c2733' front
set label '4' at screen 0.970833,screen 0.427536 right font ',12' textcolor rgb '#1c2733' front
set label '汐川市重点工作' at screen 0.029167,screen 0.326087 left font ',13' textcolor rgb '#1c2733' front
set label '4' at screen 0.970833,screen 0.326087 right font ',12' textcolor rgb '#1c2733' front
set label '汐川市重点工作' at screen 0.029167,screen 0.652174 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.127083,screen 0.677536 to screen 0.150000,screen 0.626812 behind fillcolor rgb '#d86a14' fillstyle solid noborder
set object rectangle from screen 0.150000,screen 0.677536 to screen 0.172917,screen 0.626812 behind fillcolor rgb '#df8d4d' fillstyle solid noborder
set object rectangle from screen 0.172917,screen 0.677536 to screen 0.195833,screen 0.626812 behind fillcolor rgb '#e6b186' fillstyle solid noborder
set object rectangle from screen 0.195833,screen 0.677536 to screen 0.218750,screen 0.626812 behind fillcolor rgb '#eed4c0' fillstyle solid noborder
set object rectangle from screen 0.218750,screen 0.677536 to screen 0.241667,screen 0.626812 behind fillcolor rgb '#f5f7f9' fillstyle solid noborder
set object rectangle from screen 0.241667,screen 0.677536 to screen 0.264583,screen 0.626812 behind fillcolor rgb '#bdd8e9' fillstyle solid noborder
set object rectangle from screen 0.264583,screen 0.677536 to screen 0.287500,screen 0.626812 behind fillcolor rgb '#84bad8' fillstyle solid noborder
set object rectangle from screen 0.287500,screen 0.677536 to screen 0.310417,screen 0.626812 behind fillcolor rgb '#4c9bc8' fillstyle solid noborder
set object rectangle from screen 0.310417,screen 0.677536 to screen 0.333333,screen 0.626812 behind fillcolor rgb '#147db8' fillstyle solid noborder
set label '汐川市重点工作' at screen 0.343750,screen 0.652174 left font ',12' textcolor rgb '#5d6b7a' front
set label '汐川市重点工作' at screen 0.456250,screen 0.652174 left font ',12' textcolor rgb '#5d6b7a' front
set label '汐川市重点工作' at screen 0.970833,screen 0.528986 right font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.503646,screen 0.478261 to screen 0.503646,screen 0.123188 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '前三季度' at screen 0.774349,screen 0.221014 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '一季度' at screen 0.593880,screen 0.221014 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '全年' at screen 0.413411,screen 0.221014 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '上半年' at screen 0.232943,screen 0.221014 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '2024' at screen 0.684115,screen 0.152174 center font ',11.5' textcolor rgb '#1c2733' front
set label '2023' at screen 0.323177,screen 0.152174 center font ',11.5' textcolor rgb '#1c2733' front
set lmargin at screen 0.142708
set rmargin at screen 0.864583
set tmargin at screen 0.478261
set bmargin at screen 0.275362
set xrange [0:4]
set yrange [2.5:0.5]
$cells << END
1 0.5 -30.0 14182932 −30 16777215
1 2.5 2.4 14937588 +2 1845043
1 3.5 12.0 10208991 +12 1845043
2 1.5 0.0 16119801 0 1845043
2 2.5 -4.0 15852762 −4 1845043
2 3.5 60.0 1342904 +60 16777215
END
plot $cells using 2:1:($2-0.48):($2+0.48):($1-0.46):($1+0.46):4 with boxxyerror fillstyle solid noborder linecolor rgb variable, \
    $cells using 2:1:5:6 with labels font ',11' textcolor rgb variable
unset output
